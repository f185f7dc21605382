//! Exports of an organisation (CLIXML, JSON) -> what is known of it: [`State`](crate::model::State).
//!
//! `encoding` makes bytes readable, `format` tells CLIXML from JSON, `clixml` and `json` read `raw` objects without knowing any type,
//! `choice` says which of them and what of them, `object` makes [`Current`](crate::model::Current)s of them with the tables in
//! `resource`, `file` keeps what one file shows, `merge` joins the files, `load` finds and reads them.

mod choice;
mod clixml;
mod duration;
mod encoding;
mod error;
mod escape;
mod file;
mod file_name;
mod format;
mod index;
mod json;
mod load;
mod merge;
mod object;
mod raw;
mod thin;

pub use choice::Wanted;
pub use error::{Place, StateError, Warning};
pub use load::{Loaded, load, load_counted};
