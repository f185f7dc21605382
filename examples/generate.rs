//! Writes a platform of any size and its export into a folder: `cargo run --release --example generate -- 1000 FOLDER`. The export is
//! the collector's, of an organisation of which every tenth tenant differs; other words make it another: `full`, `matching`, `empty`.
#![allow(clippy::print_stderr, reason = "it is a program")]

#[path = "../benches/support/mod.rs"]
mod support;

use std::path::Path;
use std::process::ExitCode;

use support::{Estate, Form, OBJECTS, Stand};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [tenants, folder, rest @ ..] = words.as_slice() else { return usage() };
    let Ok(tenants) = tenants.parse() else { return usage() };
    let mut estate = Estate { tenants, form: Form::Collected, stand: Stand::Drifted };
    for word in rest {
        match word.as_str() {
            "full" => estate.form = Form::Full,
            "matching" => estate.stand = Stand::Matching,
            "empty" => estate.stand = Stand::Empty,
            _ => return usage(),
        }
    }
    if let Err(error) = estate.write(Path::new(folder)) {
        eprintln!("error: {folder}: {error}");
        return ExitCode::FAILURE;
    }
    eprintln!("{tenants} tenants with {} objects: hostctl plan {folder}", tenants * OBJECTS);
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: generate TENANTS FOLDER [full] [matching | empty]");
    ExitCode::FAILURE
}
