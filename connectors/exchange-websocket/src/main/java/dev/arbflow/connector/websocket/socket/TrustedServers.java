package dev.arbflow.connector.websocket.socket;

import dev.arbflow.connector.remote.PemTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/** Decides whose TLS certificates are accepted. */
public final class TrustedServers {
    private TrustedServers() {}

    /** Everybody whom the JDK trusts. */
    public static SSLContext ofThisMachine() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no usable TLS", e);
        }
    }

    /**
     * Only whom these certificates name or signed.
     *
     * @param certificates file of one or more X.509 certificates in PEM form
     * @throws IOException if the file cannot be read or holds no certificate
     */
    public static SSLContext in(Path certificates) throws IOException {
        return PemTrust.in(certificates, "feed").tls();
    }
}
