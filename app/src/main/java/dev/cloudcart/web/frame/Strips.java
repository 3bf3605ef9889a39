package dev.cloudcart.web.frame;

import dev.cloudcart.settings.Company;

/// Finds out how a company stands.
@FunctionalInterface
public interface Strips {

    Strip of(Company company);
}
