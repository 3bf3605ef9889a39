package dev.cloudcart.api;

import dev.cloudcart.api.call.Says;

record CompanyView(
        long id,
        String name,
        @Says("the home currency of the books") String currency,
        @Says("decides which day an instant belongs to") String timeZone,

        @Says("`connected`, `needs attention` or `off`") String linnworks,
        @Says("likewise") String quickbooks) {}
