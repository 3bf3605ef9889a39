package dev.cloudcart.journal;

import dev.cloudcart.core.books.CompanyId;

/// One pass of the sync for one company.
public record RunId(CompanyId company, long value) {}
