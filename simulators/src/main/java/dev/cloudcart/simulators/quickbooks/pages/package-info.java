/// What a person sees of the simulated books: companies, lists, documents and the trial balance, read from the
/// books themselves. It never changes a document and never answers an API call.
@NullMarked
package dev.cloudcart.simulators.quickbooks.pages;

import org.jspecify.annotations.NullMarked;
