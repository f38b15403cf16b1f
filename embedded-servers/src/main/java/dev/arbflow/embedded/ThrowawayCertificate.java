package dev.arbflow.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for the host name {@code localhost}, but not for the address 127.0.0.1,
 * made afresh by the JDK's keytool so that no private key lies in the source tree.
 */
public record ThrowawayCertificate(
        SSLContext context, X509Certificate certificate, PrivateKey key) {
    private static final String ALIAS = "embedded";
    private static final List<String> KEYTOOL_ARGUMENTS =
            List.of(
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "30",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=dns:localhost",
                    "-storetype",
                    "PKCS12",
                    "-storepass:env",
                    "STOREPASS");

    /**
     * Makes one.
     *
     * @throws IOException if keytool cannot
     */
    public static ThrowawayCertificate create() throws IOException {
        Path directory = Files.createTempDirectory("embedded-certificate");
        Path file = directory.resolve("keys.p12");
        String password = UUID.randomUUID().toString();
        try {
            runKeytool(file, password);
            return read(file, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool made no usable certificate", e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    /** The certificate as clients want it that shall trust it. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    /** The private key as servers want it; PKCS 8 without a password. */
    String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind);
    }

    private static void runKeytool(Path file, String password) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(KEYTOOL_ARGUMENTS);
        command.addAll(List.of("-alias", ALIAS, "-keystore", file.toString()));
        ProcessBuilder keytool = new ProcessBuilder(command).redirectErrorStream(true);
        keytool.environment().put("STOREPASS", password);
        try (InputStream output = keytool.start().getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (!Files.exists(file)) {
                throw new IOException("keytool made no certificate: " + said);
            }
        }
    }

    private static ThrowawayCertificate read(Path file, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(file.toFile(), password);
        KeyManagerFactory keyManagers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), null, null);
        return new ThrowawayCertificate(
                context,
                (X509Certificate) keys.getCertificate(ALIAS),
                (PrivateKey) keys.getKey(ALIAS, password));
    }
}
