//! What several test files need.
#![allow(dead_code, unused_imports, reason = "each test file is a program of its own, and uses a part of this")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

pub(crate) mod catalogue;
pub(crate) mod literals;
pub(crate) mod powershell;
pub(crate) mod random;
pub(crate) mod windows;
