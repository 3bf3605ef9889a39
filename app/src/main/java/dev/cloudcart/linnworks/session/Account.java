package dev.cloudcart.linnworks.session;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.CallMeter;

/// For whom calls are made, and who counts them.
public record Account(CompanyId company, String installationToken, CallMeter meter) {

    @Override
    public String toString() {
        return "company " + company;
    }
}
