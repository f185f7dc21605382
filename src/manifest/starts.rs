//! What a new folder of manifests begins with: a platform and a tenant, with comments that say what each part is for. The texts are
//! `starts/*.yaml`; here is which of them is for which product.
//!
//! Two signs (`##`) begin an explanation, one sign and a blank begin a line that counts as soon as they are taken away.

use crate::resource::{Product, Products};

/// The name of the schema, which the first line of each manifest gives to editors.
pub const SCHEMA: &str = "hostctl.schema.json";

/// The manifests for some products.
struct Start {
    products: Products,
    platform: &'static str,
    tenant: &'static str,
    /// The roles of a server that does all there is to do, as a list of YAML.
    roles: &'static str,
}

/// The manifests for each product.
static STARTS: [Start; 4] = [
    Start {
        products: Products::of(&[Product::E2010]),
        platform: include_str!("starts/platform-2010.yaml"),
        tenant: include_str!("starts/tenant.yaml"),
        // Each server has roles of its own.
        roles: "",
    },
    Start {
        products: Products::of(&[Product::E2013]),
        platform: include_str!("starts/platform.yaml"),
        tenant: include_str!("starts/tenant.yaml"),
        roles: "[ClientAccess, Mailbox]",
    },
    Start {
        products: Products::SINCE_2016,
        platform: include_str!("starts/platform.yaml"),
        tenant: include_str!("starts/tenant.yaml"),
        roles: "[Mailbox]",
    },
    Start {
        products: Products::ONLINE,
        platform: include_str!("starts/platform-online.yaml"),
        tenant: include_str!("starts/tenant-online.yaml"),
        // There are no servers of one's own.
        roles: "",
    },
];

/// The manifests that a new folder begins with, for a product: their names, and their texts.
#[must_use]
pub fn starts(product: Product) -> Vec<(&'static str, String)> {
    let start = STARTS.iter().find(|start| start.products.contains(product));
    let texts = start.map(|start| {
        let of_product = |text: &str| text.replace("@PRODUCT@", product.word()).replace("@ROLES@", start.roles);
        [("platform.yaml", of_product(start.platform)), ("contoso.yaml", of_product(start.tenant))]
    });
    texts.into_iter().flatten().collect()
}
