package dev.cloudcart.simulators.linnworks;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.methods.ArgumentReader;
import dev.cloudcart.simulators.linnworks.methods.Replies;
import dev.cloudcart.simulators.linnworks.shop.Credentials;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;

/// `AuthorizeByApplication`: three identifiers in, a session and the address of everything else out (Authenticate
/// API).
final class Authorisation {
    static final String METHOD = "Auth/AuthorizeByApplication";
    static final int PER_MINUTE = 150;

    /// Where the account is once it has moved to another server.
    static final String MOVED = "localhost";

    private final Sessions sessions;
    private final Switches switches;

    Authorisation(Sessions sessions, Switches switches) {
        this.sessions = sessions;
        this.switches = switches;
    }

    Answer answer(Call call) {
        var request = ArgumentReader.read(call).bare();
        var known = request.needId("ApplicationId").equals(Credentials.APPLICATION_ID)
                && request.needId("ApplicationSecret").equals(Credentials.APPLICATION_SECRET)
                && request.needId("Token").equals(LinnworksSimulator.INSTALLATION_TOKEN);
        if (!known || !switches.installed()) {
            return Replies.refused(switches.now().refusedInstallStatus(), "Internal error. Please contact support.");
        }
        return Replies.ok(session(call));
    }

    /// A `BaseSession`, with the fields that live answers carry beyond the specification.
    private ObjectNode session(Call call) {
        var session = Json.object()
                .put("Id", Credentials.ACCOUNT.toString())
                .put("EntityId", Credentials.ACCOUNT.toString())
                .put("DatabaseName", "")
                .put("DatabaseServer", "")
                .put("PrivateDatabaseServer", "")
                .put("DatabaseUser", "")
                .put("DatabasePassword", "")
                .put("AppName", "Cloud Cart")
                .put("sid_registration", Fields.ZERO.toString())
                .put("UserName", "merchant@example.com")
                .put("Md5Hash", "")
                .put("Locality", switches.now().locality().name())
                .put("SuperAdmin", false)
                .put("TTL", (int) sessions.timeToLive().toSeconds())
                .put("Token", sessions.open())
                .put("AccessToken", "")
                .put("GroupName", "")
                .put("Device", "")
                .put("DeviceType", "Server")
                .put("UserType", "External");
        session.putObject("Status")
                .put("State", switches.now().accountState().name())
                .put("Reason", "")
                .putObject("Parameters");
        session.put("UserId", Credentials.ACCOUNT.toString());
        session.putObject("Properties");
        return session.put("Email", "merchant@example.com")
                .put("Server", server(call))
                .put("PushServer", server(call))
                .put("CustomerId", 1)
                .put("FullName", "A Merchant")
                .put("Company", "Gift Shop")
                .put("ProductName", "Linnworks")
                .put("IsAccountHolder", true);
    }

    /// Every other method is asked where this one was reached, or at the other name of this machine.
    private String server(Call call) {
        var here = "http://" + call.header("Host").orElse("127.0.0.1");
        return switches.now().moved() ? here.replace("127.0.0.1", MOVED) : here;
    }
}
