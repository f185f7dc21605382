//! hostctl, run in this process.
#![allow(dead_code, reason = "each test file is a program of its own, and uses a part of this")]
#![allow(clippy::expect_used, reason = "tests may fail loudly, and so may their helpers")]

/// What a command did.
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs hostctl.
pub(crate) fn hostctl(arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = hostctl::run(arguments.iter().copied(), &mut out, &mut err);
    Ran { code, out: String::from_utf8(out).expect("output is UTF-8"), err: String::from_utf8(err).expect("messages are UTF-8") }
}
