package dev.cloudcart.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/// Says in plain words why no whole answer came. The exception itself is for the log.
///
/// @param connecting how long a connection was waited for
/// @param answering how long an answer was waited for
record WhyNoAnswer(Duration connecting, Duration answering) {

    /// What an answer that is too long is thrown as.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// @return without a capital and a full stop
    String words(Throwable failure) {
        var causes = causes(failure);
        if (causes.stream().anyMatch(HttpConnectTimeoutException.class::isInstance)) {
            // The JDK gives it a refused connection for a cause.
            return "no connection came about within " + seconds(connecting);
        }
        return causes.reversed().stream()
                .map(this::ofOne)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("the connection was cut before the answer was whole");
    }

    /// The failure and what caused it, the innermost last.
    static List<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
    }

    /// Empty where what caused it, or was caused by it, says more.
    private Optional<String> ofOne(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case UnknownHostException _, UnresolvedAddressException _ ->
                        "the address is not known: look whether this computer is connected to the internet";
                    case HttpTimeoutException _, SocketTimeoutException _ ->
                        "no answer came within " + seconds(answering);
                    case NoRouteToHostException _, PortUnreachableException _ -> "the network does not lead there";
                    case ConnectException _ -> "nobody takes calls at its address";
                    case CertificateExpiredException _, CertificateNotYetValidException _ ->
                        "its certificate is not valid today: look whether the clock of this computer is right";
                    case CertificateException _ -> "its certificate is not trusted by this computer";
                    case SSLException _ -> "no secure connection came about";
                    case ZipException _, ProtocolException _ -> "the answer made no sense";
                    case TooLong _ -> "the answer was far too long";
                    default -> null;
                });
    }

    private static String seconds(Duration time) {
        return time.toSeconds() <= 1 ? "a second" : time.toSeconds() + " seconds";
    }
}
