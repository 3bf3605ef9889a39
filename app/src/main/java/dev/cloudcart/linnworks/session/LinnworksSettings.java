package dev.cloudcart.linnworks.session;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.cloudcart.http.SecretAddress;

/// @param authUri the whole address of the authorise method; all other addresses come with its answer
/// @param applicationId of Cloud Cart's application in Linnworks' developer portal
/// @param installUri where a merchant installs that application; where it ends with a slash its id is added
/// @param serverDomain where the servers are that sessions name; empty for Linnworks' own
/// @param searchPageSize 20 to 500 (observed live; Linnworks does not document it)
/// @param detailPageSize orders whose details are asked for in one call; 100 is what other clients use
/// @param pace whether to keep to Linnworks' published limits; off only for benchmarks
@ConfigurationProperties("cloudcart.linnworks")
public record LinnworksSettings(
        @DefaultValue("https://api.linnworks.net/api/Auth/AuthorizeByApplication")
        URI authUri,

        @DefaultValue("") String applicationId,
        @DefaultValue("") String applicationSecret,

        @DefaultValue("https://apps.linnworks.net/Authorization/Authorize/")
        URI installUri,

        @DefaultValue("") String serverDomain,
        @DefaultValue("500") int searchPageSize,
        @DefaultValue("100") int detailPageSize,
        @DefaultValue("true") boolean pace) {

    private static final int SEARCH_PAGE_MIN = 20;
    private static final Pattern APPLICATION = Pattern.compile("[\\w-]{1,100}");

    public LinnworksSettings {
        SecretAddress.checked("cloudcart.linnworks.auth-uri", authUri);
        SecretAddress.checked("cloudcart.linnworks.install-uri", installUri);
        if (searchPageSize < SEARCH_PAGE_MIN || detailPageSize < 1) {
            throw new IllegalArgumentException(
                    "cloudcart.linnworks.search-page-size is at least 20, detail-page-size at least 1");
        }
    }

    /// Where a merchant installs our application: its address ends with the application's id (Linnworks, System
    /// integration setup). Empty where there is none.
    public Optional<URI> installationPage() {
        if (!installUri.getPath().endsWith("/")) {
            return Optional.of(installUri);
        }
        return Optional.of(applicationId).filter(APPLICATION.asMatchPredicate()).map(installUri::resolve);
    }

    @Override
    public String toString() {
        return "LinnworksSettings[authUri=" + authUri + ", pace=" + pace + "]";
    }
}
