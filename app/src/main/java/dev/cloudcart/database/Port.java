package dev.cloudcart.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/// The port of the embedded database: any free one, kept in the home so that it stays the same while it stays free.
final class Port {
    private Port() {}

    static int choose(Home home) throws IOException {
        var kept = kept(home);
        if (kept != 0 && isFree(kept)) {
            return kept;
        }
        var chosen = anyFree();
        Files.writeString(home.port(), String.valueOf(chosen));
        return chosen;
    }

    private static int kept(Home home) throws IOException {
        var text = Files.exists(home.port()) ? Files.readString(home.port()).strip() : "";
        return text.matches("[1-9][0-9]{3,4}") ? Integer.parseInt(text) : 0;
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
