package dev.cloudcart.simulators.pages;

import java.util.List;

/// One simulator as its pages show it.
///
/// @param name what it stands in for
/// @param tone its colours: the name of a class in the style sheet
public record Site(String name, String tone, List<Link> links) {
    public Site {
        links = List.copyOf(links);
    }

    /// A link of the navigation.
    public record Link(String text, String address) {}
}
