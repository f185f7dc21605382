//! hostctl
pub mod diagnostic;
pub mod model;
pub mod render;
pub mod resource;
pub mod value;
