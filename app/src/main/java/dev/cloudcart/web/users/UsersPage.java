package dev.cloudcart.web.users;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.people.Person;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// For owners of all the people of all, for owners of one company its own.
@Controller
final class UsersPage {

    private final Desk desk;

    UsersPage(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/users")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown list(Person me, HttpServletRequest request) {
        return desk.list(all(me, request));
    }

    @PostMapping("/users")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown invite(
            Person me,
            @ModelAttribute Views.Invitation typed,
            @RequestParam("password") String password,
            HttpServletRequest request) {
        return desk.invite(all(me, request), typed, password);
    }

    @GetMapping("/users/{person}")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown one(Person me, @PathVariable("person") String person, HttpServletRequest request) {
        return desk.one(all(me, request), person);
    }

    @PostMapping("/users/{person}")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown change(
            Person me,
            @PathVariable("person") String person,
            @RequestParam("do") String what,
            @RequestParam("password") String password,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        return desk.change(all(me, request), person, what, password, fields);
    }

    private static Scope all(Person me, HttpServletRequest request) {
        return new Scope(me, null, request.getRemoteAddr());
    }

    @GetMapping("/companies/{company}/users")
    @LetsIn(Who.OWNER)
    Shown list(Visit visit) {
        return desk.list(within(visit));
    }

    @PostMapping("/companies/{company}/users")
    @LetsIn(Who.OWNER)
    Shown invite(Visit visit, @ModelAttribute Views.Invitation typed, @RequestParam("password") String password) {
        return desk.invite(within(visit), typed, password);
    }

    @GetMapping("/companies/{company}/users/{person}")
    @LetsIn(Who.OWNER)
    Shown one(Visit visit, @PathVariable("person") String person) {
        return desk.one(within(visit), person);
    }

    @PostMapping("/companies/{company}/users/{person}")
    @LetsIn(Who.OWNER)
    Shown change(
            Visit visit,
            @PathVariable("person") String person,
            @RequestParam("do") String what,
            @RequestParam("password") String password,
            @RequestParam Map<String, String> fields) {
        return desk.change(within(visit), person, what, password, fields);
    }

    private static Scope within(Visit visit) {
        return new Scope(visit.person(), visit.company(), visit.origin());
    }
}
