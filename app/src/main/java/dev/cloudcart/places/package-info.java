/// Names of countries, states and provinces in; their codes out. Knows neither tax nor any service.
@NullMarked
package dev.cloudcart.places;

import org.jspecify.annotations.NullMarked;
