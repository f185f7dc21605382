//! What is wanted, what is there, and what is known of it. Both sides are sparse: lists of (place in the type's table, value),
//! sorted by place. Left out means "not managed" in what is wanted, and "unknown" in what is there.

mod current;
mod desired;
mod fact;
mod identity;
mod levels;
mod organization;
mod right;
mod server;
mod subject;
mod view;

pub use current::{Coverage, Current, Kept, Seen, State};
pub use desired::{Desired, Edit, Ensure, Isolation, Organisation, Platform, Want, Wish};
pub use fact::{Fact, Origin};
pub use identity::Key;
pub use levels::LintLevels;
pub use organization::Organization;
pub use right::right_key;
pub use server::{PlatformCertificate, PlatformNamespace, PlatformServer, Role};
pub use subject::{Part, Subject};
pub use view::{Extent, View};
