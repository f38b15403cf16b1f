package dev.arbflow.connector.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trust in the servers that a file's certificates name or have signed, and in no others.
 *
 * @param tls makes sockets that trust so
 * @param manager decides so
 */
public record PemTrust(SSLContext tls, X509TrustManager manager) {

    /**
     * Reads one or more X.509 certificates in PEM form.
     *
     * @param whose whom they are for, begins what an exception says
     * @throws IOException in one line, if the file cannot be read or holds no certificate
     */
    public static PemTrust in(Path pem, String whose) throws IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), each);
            }
            if (trusted.size() > 0) {
                return in(trusted);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(whose + " certificates: cannot use " + pem, e);
        }
        throw new IOException(whose + " certificates: none in " + pem);
    }

    private static PemTrust in(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        TrustManager[] managers = factory.getTrustManagers();
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers, null);
        return new PemTrust(tls, (X509TrustManager) managers[0]);
    }
}
