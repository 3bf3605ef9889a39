package dev.cloudcart.simulators.quickbooks;

import java.util.Locale;
import java.util.Optional;

/// `/v3/company/{realm}/{resource}[/{id}]`, taken apart.
record ApiPath(String realmId, String resource, String id) {

    private static final String PREFIX = "/v3/company/";

    static Optional<ApiPath> of(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var parts = path.substring(PREFIX.length()).split("/", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        var id = parts.length > 2 ? parts[2] : "";
        var resource = parts[1].toLowerCase(Locale.ROOT);
        return Optional.of(resource.equals("taxservice")
                ? new ApiPath(parts[0], "taxservice/" + id, "")
                : new ApiPath(parts[0], resource, id));
    }
}
