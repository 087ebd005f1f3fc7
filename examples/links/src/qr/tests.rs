use super::*;
use crate::generated::{env::Env, schemas};
use bimetal::{
    Request,
    test::{TestContext, block_on},
};

/// A deployment with the link `home`, that is asked at `https://sho.rt`.
fn test() -> TestContext<Env> {
    let env = Env::fake();
    block_on(env.links.put("home", "https://example.com/")).expect("a fake takes any value");
    TestContext::new(env).with_request(&Request::get("https://sho.rt/api/links/home/qr.svg"))
}

fn get_svg(slug: &str, margin: Option<i64>) -> link_svg::Reply {
    let params = schemas::LinkSvgParams { slug: slug.into() };
    let request = link_svg::Request {
        params,
        query: schemas::LinkSvgQuery { margin },
    };
    block_on(svg(request, test().context())).unwrap_or_else(|reply| reply)
}

fn get_png(slug: &str, size: i64) -> link_png::Reply {
    let params = schemas::LinkPngParams { slug: slug.into() };
    let query = schemas::LinkPngQuery { margin: None, size };
    block_on(png(link_png::Request { params, query }, test().context()))
        .unwrap_or_else(|reply| reply)
}

#[test]
fn the_drawing_is_the_code_of_the_short_address() {
    let link_svg::Ok(svg) = get_svg("home", Some(0)) else {
        panic!("no success")
    };
    let code = QrCode::encode_text("https://sho.rt/home", QrCodeEcc::Medium).expect("it is short");
    assert_eq!(svg, draw_svg(&code, 0));
}

#[test]
fn every_dark_module_is_drawn_once() {
    let code = QrCode::encode_text("https://sho.rt/home", QrCodeEcc::Medium).expect("it is short");
    let svg = draw_svg(&code, 0);
    let drawn: i32 = svg
        .split('h')
        .filter_map(|run| run.split_once("v1")?.0.parse::<i32>().ok())
        .sum();
    let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    assert_eq!(
        drawn,
        all.filter(|&(x, y)| code.get_module(x, y)).count() as i32
    );
}

#[test]
fn the_margin_is_that_of_the_deployment_unless_it_is_given() {
    let width_with = |margin| {
        let link_svg::Ok(svg) = get_svg("home", margin) else {
            panic!("no success")
        };
        let (_, rest) = svg.split_once("viewBox=\"0 0 ").expect("it has a view box");
        rest.split_once(' ')
            .expect("two numbers")
            .0
            .parse::<i32>()
            .expect("a number")
    };
    assert_eq!(width_with(None), width_with(Some(0)) + 8);
    assert_eq!(width_with(Some(1)), width_with(Some(0)) + 2);
}

#[test]
fn a_link_that_does_not_exist_has_no_code() {
    let link_svg::NotFound(problem) = get_svg("away", None) else {
        panic!("not 404")
    };
    assert_eq!(problem.detail, "There is no link `away`.");
    assert!(matches!(get_png("away", 256), link_png::NotFound(_)));
}

#[test]
fn a_picture_may_be_as_large_as_the_deployment_says() {
    assert!(matches!(get_png("home", 1024), link_png::Ok(_)));
    let link_png::UnprocessableEntity(problem) = get_png("home", 1025) else {
        panic!("not 422")
    };
    assert_eq!(
        (problem.status, problem.title.as_str()),
        (422, "Unprocessable Entity")
    );
}

#[test]
fn an_origin_ends_at_the_path() {
    assert_eq!(
        origin("http://localhost:8787/api/links?a=/"),
        "http://localhost:8787"
    );
    assert_eq!(origin("https://sho.rt"), "https://sho.rt");
}
