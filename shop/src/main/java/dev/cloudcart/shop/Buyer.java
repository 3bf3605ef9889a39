package dev.cloudcart.shop;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Who bought, and where the parcel and the bill go.
///
/// @param billing null when Linnworks holds none
record Buyer(String channelName, Address delivery, @Nullable Address billing) {

    record Address(
            String email,
            String line1,
            String line2,
            String town,
            String region,
            String postCode,
            String country,
            @Nullable String continent,
            String fullName,
            String company,
            String phone,
            UUID countryId) {

        Address inUnknownCountry() {
            return new Address(
                    email,
                    line1,
                    line2,
                    town,
                    region,
                    postCode,
                    "UNKNOWN",
                    null,
                    fullName,
                    company,
                    phone,
                    Product.NO_ID);
        }
    }

    /// What is left after Linnworks removed personal data: the same text in each field, and the country.
    Buyer redacted(String text) {
        var gone = new Address(
                text,
                text,
                text,
                text,
                text,
                text,
                delivery.country(),
                delivery.continent(),
                text,
                text,
                text,
                delivery.countryId());
        return new Buyer(text, gone, gone);
    }

    Buyer fromUnknownCountry() {
        return new Buyer(channelName, delivery.inUnknownCountry(), delivery.inUnknownCountry());
    }
}
