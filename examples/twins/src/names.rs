//! What lists may be called.

use crate::generated::schemas::ListsCreateBody;

/// Whether no page is to have the list's name.
pub fn is_free(ListsCreateBody { name }: &ListsCreateBody) -> bool {
    !["all", "new"].contains(&name.as_str())
}
