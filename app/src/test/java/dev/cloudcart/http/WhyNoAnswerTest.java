package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.MalformedInputException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.client.ResourceAccessException;

/// Every kind of trouble that a call can meet on the wire, in words that need no programmer.
class WhyNoAnswerTest {

    private static final String CUT = "the connection was cut before the answer was whole";
    private static final String SILENT = "no answer came within 30 seconds";
    private static final String UNKNOWN =
            "the address is not known: look whether this computer is connected to the internet";
    private static final String NOBODY = "nobody takes calls at its address";
    private static final String NO_WAY = "the network does not lead there";
    private static final String NOT_TODAY =
            "its certificate is not valid today: look whether the clock of this computer is " + "right";
    private static final String UNTRUSTED = "its certificate is not trusted by this computer";
    private static final String INSECURE = "no secure connection came about";
    private static final String NONSENSE = "the answer made no sense";

    private final WhyNoAnswer why = new WhyNoAnswer(Duration.ofSeconds(10), Duration.ofSeconds(30));

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments(new EOFException("EOF reached while reading"), CUT),
                arguments(new IOException("HTTP/1.1 header parser received no bytes"), CUT),
                arguments(new IOException("fixed content-length: 512, bytes received: 256"), CUT),
                arguments(new IOException("chunked transfer encoding, state: READING_LENGTH"), CUT),
                arguments(new IOException("/1.1 GOAWAY received"), CUT),
                arguments(new IOException("Received RST_STREAM: Internal error"), CUT),
                arguments(new IOException("closed"), CUT),
                arguments(new SocketException("Connection reset"), CUT),
                arguments(new IOException("Broken pipe"), CUT),
                arguments(new ClosedChannelException(), CUT),
                arguments(new AsynchronousCloseException(), CUT),
                arguments(new ClosedByInterruptException(), CUT),
                arguments(new BindException("Address already in use"), CUT),
                arguments(new HttpRetryException("cannot retry", 401), CUT),
                arguments(new MalformedURLException("no protocol"), CUT),
                arguments(new UnknownServiceException("no content-type"), CUT),
                arguments(new MalformedInputException(3), CUT),
                arguments(new HttpTimeoutException("request timed out"), SILENT),
                arguments(new SocketTimeoutException("Read timed out"), SILENT),
                arguments(
                        caused(
                                new HttpConnectTimeoutException("HTTP connect timed out"),
                                new ConnectException("HTTP connect timed out")),
                        "no connection came about within 10 seconds"),
                arguments(new ConnectException("Connection refused"), NOBODY),
                arguments(caused(new ConnectException(), new ClosedChannelException()), NOBODY),
                arguments(new NoRouteToHostException("No route to host"), NO_WAY),
                arguments(caused(new ConnectException(), new NoRouteToHostException()), NO_WAY),
                arguments(new PortUnreachableException(), NO_WAY),
                arguments(new UnknownHostException("api.example.com"), UNKNOWN),
                arguments(caused(new ConnectException(), new UnresolvedAddressException()), UNKNOWN),
                arguments(caused(new SSLHandshakeException("failed"), new CertificateExpiredException()), NOT_TODAY),
                arguments(
                        caused(new SSLHandshakeException("failed"), new CertificateNotYetValidException()), NOT_TODAY),
                arguments(caused(new SSLHandshakeException("failed"), new CertificateException("no path")), UNTRUSTED),
                arguments(new SSLHandshakeException("handshake_failure"), INSECURE),
                arguments(new SSLPeerUnverifiedException("not authenticated"), INSECURE),
                arguments(new SSLProtocolException("bad record"), INSECURE),
                arguments(new SSLException("closing inbound before receiving peer's close_notify"), INSECURE),
                arguments(new ZipException("Not in GZIP format"), NONSENSE),
                arguments(new ProtocolException("Invalid status line"), NONSENSE),
                arguments(new WhyNoAnswer.TooLong(), "the answer was far too long"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void saysInPlainWordsWhyNoAnswerCame(Exception trouble, String words) {
        var said = why.words(new ResourceAccessException(
                "I/O error on POST request", caused(new IOException(trouble.getMessage()), trouble)));

        assertThat(said).isEqualTo(words).doesNotContain("Exception", "Error", "java");
    }

    private static IOException caused(IOException outer, Exception cause) {
        outer.initCause(cause);
        return outer;
    }
}
