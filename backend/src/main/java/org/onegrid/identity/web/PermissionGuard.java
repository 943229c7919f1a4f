package org.onegrid.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.onegrid.identity.CurrentPerson;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a handler only with the permission it declares; a handler that declares none is shut. */
public class PermissionGuard implements HandlerInterceptor {

    /** What the handler declares, on itself or on its class. */
    public static Optional<Permission> declared(HandlerMethod handler) {
        Requires requires = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
        if (requires == null) {
            requires = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class);
        }
        return Optional.ofNullable(requires).map(Requires::value);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.getBean() instanceof ErrorController) {
            return true; // static files of the front end, the error page, the actuator behind the filter chain
        }
        if (method.getBeanType().getName().startsWith("org.springframework.boot.")) {
            return true;
        }
        Permission permission = declared(method).orElseThrow(() -> forbidden("nobody"));
        if (permission != Permission.PUBLIC && !CurrentPerson.require().may(permission)) {
            throw forbidden(permission.name());
        }
        return true;
    }

    private static Refusal forbidden(String permission) {
        return new Refusal(HttpStatus.FORBIDDEN, "forbidden", "This needs the permission " + permission + ".");
    }
}
