//! `bimetal-parity routes`: answers each line of its standard input with one.

use std::io::{BufRead, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let answer = match std::env::args().nth(1).as_deref() {
        Some("routes") => bimetal_parity::routes,
        other => panic!("there is no table `{}`", other.unwrap_or("")),
    };
    let mut output = stdout().lock();
    for line in stdin().lock().lines() {
        writeln!(output, "{}", answer(&line?))?;
        output.flush()?;
    }
    Ok(())
}
