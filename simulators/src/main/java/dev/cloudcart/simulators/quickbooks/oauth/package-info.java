/// Intuit's OAuth 2.0: consent, codes, tokens and their lifetimes. It knows companies by their ids and names only.
@NullMarked
package dev.cloudcart.simulators.quickbooks.oauth;

import org.jspecify.annotations.NullMarked;
