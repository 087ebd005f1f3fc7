//! Puts together what other crates of the workspace serve.

parcels_api::generated::serve! {
    quote: parcels_rates::quote,
    shipments_accept: parcels_rates::accept,
    shipments_label: parcels_labels::label,
}
