//! Exports of an organisation (CLIXML) -> what is known of it: [`State`](crate::model::State).
//!
//! `encoding` makes bytes readable, `clixml` reads objects without knowing any type, `object` makes [`Current`](crate::model::Current)s
//! of them with the tables in `resource`, `merge` joins the files, `load` finds and reads them. JSON is not read.

mod clixml;
mod duration;
mod encoding;
mod error;
mod escape;
mod file;
mod file_name;
mod index;
mod load;
mod merge;
mod object;
mod thin;

pub use error::{Place, StateError};
pub use load::{Loaded, Wanted, Warning, load};
