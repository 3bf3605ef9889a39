package dev.cloudcart.linnworks;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.sync.CallMeter;

/// For whom calls are made, and who counts them.
record Account(CompanyId company, String installationToken, CallMeter meter) {

    @Override
    public String toString() {
        return "company " + company;
    }
}
