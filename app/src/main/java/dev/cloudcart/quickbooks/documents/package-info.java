/// Documents out as JSON and in again: written, found, looked at, compared.
@NullMarked
package dev.cloudcart.quickbooks.documents;

import org.jspecify.annotations.NullMarked;
