//! Exports of an organisation (CLIXML) -> what is known of it: [`State`](crate::model::State).
//!
//! `encoding` makes bytes readable, `clixml` reads objects without knowing any type, `choice` says which of them and what of them,
//! `object` makes [`Current`](crate::model::Current)s of them with the tables in `resource`, `file` keeps what one file shows,
//! `merge` joins the files, `load` finds and reads them. JSON is not read.

mod choice;
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

pub use choice::Wanted;
pub use error::{Place, StateError, Warning};
pub use load::{Loaded, load, load_counted};
