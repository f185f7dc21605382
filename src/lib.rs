//! hostctl
pub mod diagnostic;
pub mod input;
pub mod manifest;
pub mod model;
pub mod plan;
pub mod render;
pub mod report;
pub mod resource;
pub mod state;
pub mod value;
pub mod yaml;
