package dev.arbflow.connector.influxdb;

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
import okhttp3.OkHttpClient;

/** Which certificates a server may show. */
final class TlsTrust {
    private TlsTrust() {}

    /**
     * Lets a client trust the certificates in a file and no others.
     *
     * @throws IllegalStateException in one line, if the file cannot be read or holds no certificate
     */
    static void only(Path pem, OkHttpClient.Builder client) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("influxdb-" + trusted.size(), each);
            }
            trust(trusted, client);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("InfluxDB certificates: cannot use " + pem, e);
        }
    }

    private static void trust(KeyStore trusted, OkHttpClient.Builder client)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        TrustManager[] managers = factory.getTrustManagers();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        client.sslSocketFactory(context.getSocketFactory(), (X509TrustManager) managers[0]);
    }
}
