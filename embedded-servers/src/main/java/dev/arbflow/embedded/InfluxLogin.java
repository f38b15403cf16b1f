package dev.arbflow.embedded;

import dev.arbflow.guard.OwnPages;
import io.questdb.FactoryProvider;
import io.questdb.FactoryProviderImpl;
import io.questdb.ServerConfiguration;
import io.questdb.cutlass.http.HttpAuthenticator;
import io.questdb.cutlass.http.HttpAuthenticatorFactory;
import io.questdb.cutlass.http.HttpRequestHeader;
import io.questdb.std.str.DirectUtf8Sequence;
import io.questdb.std.str.Utf8String;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Lets those use QuestDB who know its token, and no page of anybody. */
final class InfluxLogin implements HttpAuthenticator {
    private static final OwnPages OWN_PAGES = OwnPages.onLoopback();

    private final byte[] authorization;

    private InfluxLogin(String token) {
        this.authorization = bytes("Token " + token);
    }

    /**
     * The token of a data folder, made when missing: whoever was told it can go on after a restart.
     *
     * @throws IOException if the folder cannot be used
     */
    static String token(Path dataDir) throws IOException {
        Path file = Files.createDirectories(dataDir).resolve("token");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** QuestDB's own parts, but for the login. */
    static FactoryProvider parts(ServerConfiguration configuration, String token) {
        InfluxLogin login = new InfluxLogin(token);
        return new FactoryProviderImpl(configuration) {
            @Override
            public HttpAuthenticatorFactory getHttpAuthenticatorFactory() {
                return () -> login;
            }
        };
    }

    @Override
    public boolean authenticate(HttpRequestHeader request) {
        List<String> given = values(request, "Authorization");
        return given.size() == 1
                && MessageDigest.isEqual(bytes(given.get(0)), authorization)
                && OWN_PAGES
                        .refusal("POST", OwnPages.ANY_PORT, name -> values(request, name))
                        .isEmpty();
    }

    @Override
    public CharSequence getPrincipal() {
        return "admin";
    }

    private static List<String> values(HttpRequestHeader request, String name) {
        DirectUtf8Sequence value = request.getHeader(new Utf8String(name));
        return value == null ? List.of() : List.of(value.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
