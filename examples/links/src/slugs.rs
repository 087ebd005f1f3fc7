//! Suggestions for slugs.

use crate::{
    Context,
    generated::{
        functions::taken_slugs,
        routes::suggest_slugs,
        schemas::{RandomSlugsInput, RandomSlugsOutput, SuggestSlugsOk},
    },
    words::words_of,
};
use bimetal::Error;

/// Serves the route `suggestSlugs`: the first free ones of the candidates.
pub async fn suggest(req: suggest_slugs::Request, cx: Context) -> suggest_slugs::Result {
    let title = req.body.title.unwrap_or_default();
    let mut candidates = worded(&words_of(&req.body.url, &title), &req.locals.user_id);
    candidates.push(random(cx.env.limits.slug_length as usize)?);
    // TypeScript has the database.
    let taken = taken_slugs(&cx, candidates.clone()).await?;
    candidates.retain(|slug| !taken.contains(slug));
    candidates.truncate(cx.env.limits.suggestions as usize);
    Ok(suggest_slugs::Ok(SuggestSlugsOk { slugs: candidates }))
}

/// The function `randomSlugs`.
pub async fn random_slugs(
    count: RandomSlugsInput,
    cx: Context,
) -> Result<RandomSlugsOutput, Error> {
    let length = cx.env.limits.slug_length as usize;
    (0..count.0).map(|_| random(length)).collect()
}

/// Slugs made of words. Those with a number differ from user to user, so that two who shorten the same page at once
/// are not offered the same; to one user the same are always offered.
fn worded(words: &[String], user: &str) -> Vec<String> {
    let mut slugs = Vec::new();
    if let [first, second, ..] = words {
        slugs.push(format!("{first}-{second}"));
    }
    slugs.extend(words.iter().take(3).cloned());
    if let [first, second, third, ..] = words {
        slugs.push(format!("{first}-{second}-{third}"));
    }
    if let [first, ..] = words {
        slugs.push(format!("{first}-{}", number_of(user, first)));
    }
    slugs.retain(|slug| (3..=32).contains(&slug.len()));
    slugs
}

/// From 10 to 99. FNV-1a: it must only look random.
fn number_of(user: &str, word: &str) -> u64 {
    let hash = user
        .bytes()
        .chain(word.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    10 + hash % 90
}

/// Crockford's: no letter looks like a digit. 32 of them, so that a byte gives each as often.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn random(length: usize) -> Result<String, Error> {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes)?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect())
}

#[cfg(test)]
mod tests;
