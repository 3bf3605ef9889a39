package dev.cloudcart.simulators.linnworks.pages;

import java.util.UUID;

/// The one application of the developer, and whether the merchant has it installed.
public interface Installation {
    UUID applicationId();

    UUID applicationSecret();

    /// Permanent: it opens sessions as long as the application is installed.
    UUID token();

    boolean installed();

    /// Uninstalling ends every session.
    void install(boolean installed);

    /// The address that is told of an installation, as it was typed, with its placeholders; empty when nobody is
    /// told.
    String postBack();

    void postBack(String address);
}
