/// What a company is: country, currencies, tax codes and what each is for.
@NullMarked
package dev.cloudcart.quickbooks.chart;

import org.jspecify.annotations.NullMarked;
