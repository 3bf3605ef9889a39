package dev.cloudcart.simulators.linnworks.pages;

import dev.cloudcart.simulators.pages.Frame;

/// The application as developer and merchant see it.
///
/// @param origin the simulator's own address, for addresses that are copied
/// @param who is signed in, where somebody has to be
record InstallView(Frame frame, Installation application, String postBack, String origin, String who) {
    String installAddress() {
        return origin + "/Authorization/Authorize/" + application.applicationId();
    }
}
