//! hostctl
pub mod diagnostic;
pub mod model;
pub mod plan;
pub mod resource;
pub mod value;
