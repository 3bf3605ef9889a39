package dev.cloudcart.simulators.quickbooks;

import java.util.Locale;
import java.util.Optional;

/// `/v3/company/{realm}/{resource}[/{id}[/{action}]]`, taken apart.
record ApiPath(String realmId, String resource, String id, String action) {

    private static final String PREFIX = "/v3/company/";

    static Optional<ApiPath> of(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var parts = path.substring(PREFIX.length()).split("/", 4);
        if (parts.length < 2) {
            return Optional.empty();
        }
        var id = parts.length > 2 ? parts[2] : "";
        var action = parts.length > 3 ? parts[3].toLowerCase(Locale.ROOT) : "";
        var resource = parts[1].toLowerCase(Locale.ROOT);
        return Optional.of(
                resource.equals("taxservice")
                        ? new ApiPath(parts[0], "taxservice/" + id.toLowerCase(Locale.ROOT), "", action)
                        : new ApiPath(parts[0], resource, id, action));
    }
}
