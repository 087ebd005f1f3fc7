//! What stands on a parcel: its number, as bars.

use barcoders::{generators::svg::SVG, sym::code39::Code39};
use bimetal::Error;
use parcels_api::Context;
use parcels_api::generated::routes::shipments_label;
use parcels_api::generated::schemas::Missing;

/// The label of a shipment.
pub async fn label(req: shipments_label::Request, cx: Context) -> shipments_label::Result {
    let number = req.params.number;
    let city: String = number.chars().take(3).collect();
    let found = cx.env.ledgers.get_by_name(&city).find(&number).await?;
    let shipment = found.ok_or_else(|| {
        let title = format!("There is no shipment {number}.");
        shipments_label::NotFound(Missing { title })
    })?;
    let bars = Code39::new(shipment.number)
        .map_err(|error| Error::new(format!("no bars can say this: {error}")))?
        .encode();
    let svg = SVG::new(60)
        .generate(bars)
        .map_err(|error| Error::new(error.to_string()))?;
    Ok(shipments_label::Ok(svg))
}
