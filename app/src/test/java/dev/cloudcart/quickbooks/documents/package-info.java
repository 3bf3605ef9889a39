@NullMarked
package dev.cloudcart.quickbooks.documents;

import org.jspecify.annotations.NullMarked;
