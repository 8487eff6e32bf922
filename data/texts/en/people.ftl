# Who left the server and who is back: read by supervisors.

presence-left =
    { $name } has left **{ $server }**. I no longer page them, and calls they had answered go to the next person.
    Their record and their shifts are kept for their return. Please look at `/rota show`: their hours are not staffed now.
presence-groups = They lead: { $groups }. Please add somebody with `/group add-facilitator`.
presence-back = { $name } is back on { $server }, with their record, their shifts and their groups.
