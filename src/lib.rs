//! hostctl
pub mod diagnostic;
pub mod input;
pub mod model;
pub mod report;
pub mod resource;
pub mod value;
pub mod yaml;
