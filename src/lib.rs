//! hostctl
pub mod diagnostic;
pub mod model;
pub mod resource;
pub mod state;
pub mod value;
