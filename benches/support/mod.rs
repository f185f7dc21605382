//! Platforms of any size and their exports, made by rule: the same numbers give the same bytes, on any machine.
//!
//! Each tenant has six objects: two accepted domains, a send connector, a receive connector, two virtual directories. A tenant may
//! write only its domains, so a document of the platform stands beside it in its file.

#![allow(dead_code, reason = "three programs share this, and none of them needs all of it")]

pub(crate) mod bare;
mod exports;
mod manifests;
mod objects;

use std::fs;
use std::io;
use std::path::Path;

pub(crate) use exports::{Form, Stand};

/// How many objects a tenant has.
pub(crate) const OBJECTS: usize = 6;

/// What is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Estate {
    /// How many tenants.
    pub(crate) tenants: usize,
    /// In which form they were exported.
    pub(crate) form: Form,
    /// How far what is there is what is wanted.
    pub(crate) stand: Stand,
}

impl Estate {
    /// Writes the manifests into a folder and the export into the folder `state` in it: then `hostctl plan FOLDER` finds both.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub(crate) fn write(self, folder: &Path) -> io::Result<()> {
        let (tenants, state) = (folder.join("tenants"), folder.join("state"));
        fs::create_dir_all(&tenants)?;
        fs::create_dir_all(&state)?;
        fs::write(folder.join("platform.yaml"), manifests::platform(self.tenants))?;
        for tenant in 0..self.tenants {
            fs::write(tenants.join(format!("tenant{tenant:05}.yaml")), manifests::tenant(tenant, self.tenants))?;
        }
        exports::write(&state, self)
    }
}
