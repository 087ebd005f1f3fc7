//! The Rust half of the images: what is in a file, thumbnails, and cards with a title.

#[path = "../generated/mod.rs"]
mod generated;

mod card;
mod encode;
mod fit;
#[cfg(test)]
mod peak;
mod picture;
mod problem;
#[cfg(test)]
mod samples;
mod thumbnail;
mod title;
mod upload;

generated::serve! {
    upload_image: upload::upload,
    thumbnail: thumbnail::serve,
    card: card::serve,
}
