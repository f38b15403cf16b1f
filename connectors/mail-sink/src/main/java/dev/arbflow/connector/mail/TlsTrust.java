package dev.arbflow.connector.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Which certificates a mail server may show. */
final class TlsTrust {
    private TlsTrust() {}

    /**
     * Sockets that trust the certificates in {@code pem}, or the JVM's where it is null.
     *
     * @throws IOException in one line, if the file cannot be read or holds no certificate
     */
    static SSLSocketFactory socketsTrusting(String pem) throws IOException {
        if (pem == null) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try (InputStream in = Files.newInputStream(Path.of(pem))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("mail-" + trusted.size(), each);
            }
            if (trusted.size() == 0) {
                throw new IOException("mail certificates: none in " + pem);
            }
            return socketsTrusting(trusted);
        } catch (GeneralSecurityException | FileSystemException e) {
            throw new IOException("mail certificates: cannot use " + pem, e);
        }
    }

    private static SSLSocketFactory socketsTrusting(KeyStore trusted)
            throws GeneralSecurityException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
