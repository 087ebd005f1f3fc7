//! A PNG that is drawn while it is sent.

use bimetal::Error;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, StreamWriter};
use qrcodegen::QrCode;
use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

/// The chunks of a QR code's PNG, each a band of the picture. Only one of them is in memory at a time.
pub struct PngChunks {
    code: QrCode,
    grid: Grid,
    /// The next row to be drawn.
    y: u32,
    /// The one before it, which is mostly the same.
    row: Vec<u8>,
    /// `None` at the end.
    writer: Option<StreamWriter<'static, Written>>,
    written: Written,
}

impl PngChunks {
    /// A picture of `size` pixels, or of one pixel per module where that is more. `margin` is in modules.
    pub fn new(code: QrCode, margin: i32, size: u32) -> Result<Self, Error> {
        let grid = Grid::new(&code, margin, size);
        let written = Written::default();
        let mut encoder = Encoder::new(written.clone(), grid.size, grid.size);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::One);
        // A row is mostly that above it. Of the compressors, this one can flush.
        encoder.set_filter(Filter::Up);
        encoder.set_deflate_compression(DeflateCompression::Level(6));
        let writer = encoder.write_header()?.into_stream_writer()?;
        Ok(Self {
            code,
            grid,
            y: 0,
            row: Vec::new(),
            writer: Some(writer),
            written,
        })
    }

    /// Draws the next band; the last one ends the picture.
    fn advance(&mut self) -> Result<(), Error> {
        let Some(mut writer) = self.writer.take() else {
            return Ok(());
        };
        let end = self.grid.size.min(self.y + BAND);
        for y in self.y..end {
            let module = self.grid.module_at(y);
            if y == 0 || module != self.grid.module_at(y - 1) {
                self.row = self.grid.row(&self.code, module);
            }
            writer.write_all(&self.row)?;
        }
        self.y = end;
        if end == self.grid.size {
            writer.finish()?;
        } else {
            writer.flush()?;
            self.writer = Some(writer);
        }
        Ok(())
    }
}

impl Iterator for PngChunks {
    type Item = Result<Vec<u8>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.writer.as_ref()?;
        Some(self.advance().map(|()| self.written.take()))
    }
}

/// Rows of the picture in a chunk.
const BAND: u32 = 64;

/// Where the modules are in the picture. All in pixels.
struct Grid {
    size: u32,
    /// A module's width.
    module: u32,
    /// Left of, and above, the first module.
    offset: u32,
}

impl Grid {
    fn new(code: &QrCode, margin: i32, size: u32) -> Self {
        let modules = code.size() as u32;
        let size = size.max(modules + 2 * margin as u32);
        let module = size / (modules + 2 * margin as u32);
        Self {
            size,
            module,
            offset: (size - modules * module) / 2,
        }
    }

    /// A row of the picture through a row of modules, a bit for each pixel: 1 is white.
    fn row(&self, code: &QrCode, module: i32) -> Vec<u8> {
        let mut row = vec![0xff; self.size.div_ceil(8) as usize];
        for x in 0..self.size {
            if code.get_module(self.module_at(x), module) {
                row[x as usize / 8] &= !(0x80 >> (x % 8));
            }
        }
        row
    }

    /// Outside of the code it is a number that `get_module` takes for white.
    fn module_at(&self, pixel: u32) -> i32 {
        (pixel as i32 - self.offset as i32).div_euclid(self.module as i32)
    }
}

/// What the encoder has written and nobody has taken yet.
#[derive(Clone, Default)]
struct Written(Rc<RefCell<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
