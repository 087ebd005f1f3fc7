//! The Rust half of the link shortener: QR codes, and suggestions for slugs.

#[path = "../generated/mod.rs"]
mod generated;

mod png_chunks;
mod problem;
mod qr;
mod slugs;
mod words;

generated::serve! {
    functions: { random_slugs: slugs::random_slugs },
    link_svg: qr::svg,
    link_png: qr::png,
    suggest_slugs: slugs::suggest,
}

#[cfg(test)]
mod tests;
