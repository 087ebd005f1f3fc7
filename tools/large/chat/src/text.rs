//! Rich text as plain text.

use crate::generated::schemas::RichNode;

pub fn plain(nodes: &[RichNode]) -> String {
    nodes.iter().map(plain_node).collect()
}

fn plain_node(node: &RichNode) -> String {
    match node {
        RichNode::Run(run) => run.text.clone(),
        RichNode::Mention(mention) => format!("@{}", *mention.who),
        RichNode::Code(code) => code.source.clone(),
        RichNode::Embed(embed) => embed.alt.clone().some().unwrap_or_default(),
        RichNode::Link(link) => plain(&link.children),
        RichNode::Quote(quote) => format!("> {}", plain(&quote.children)),
        RichNode::List(list) => list
            .items
            .iter()
            .map(|item| format!("- {}\n", plain(item)))
            .collect(),
    }
}
